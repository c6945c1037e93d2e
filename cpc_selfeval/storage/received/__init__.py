"""Files that this computer did not write last are looked at in a private copy, under limits, before they are opened."""
