"""The terminal user interface: over the façade of ``kb`` only."""
