"""Reminders: what falls due, told before it is late, and not twice."""
