//! Seeded pictures of phones that show payment codes to a camera.
