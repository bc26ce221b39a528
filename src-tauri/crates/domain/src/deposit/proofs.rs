//! What must hold for every deposit.
