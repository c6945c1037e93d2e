"""The personal-data guard beside the pages: what it found, the quiet sign while typing, going to a find, the notice."""
