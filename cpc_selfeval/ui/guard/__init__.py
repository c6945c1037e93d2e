"""The personal-data guard in the window: a quiet sign while typing, and the page of everything that it finds."""
