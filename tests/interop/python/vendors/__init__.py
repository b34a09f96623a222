"""A module for each vendor: how its library signs and verifies deliveries."""
