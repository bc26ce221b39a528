//! Virtual hardware: a guest machine with real device nodes.
