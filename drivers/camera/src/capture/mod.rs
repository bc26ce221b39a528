//! From the device to grey frames.
