"""What comes with the built program besides the program: licences, its list of components, and a trial of it all."""
