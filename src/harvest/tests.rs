//! Harvest against forms that compose makes.
