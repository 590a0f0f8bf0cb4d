"""The knowledge base: facts found in letters, kept with their evidence."""
