"""The page of everything that may identify somebody, each find one click from where it stands."""
