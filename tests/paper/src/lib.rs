//! Slips on an independent printer: rendered to a picture and read back.
