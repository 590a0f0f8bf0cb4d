"""Questions → answers in the letters' own words, each with the sentence it stands in."""
