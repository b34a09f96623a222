"""A module for each vendor: how its library signs a delivery, and how it verifies one."""
