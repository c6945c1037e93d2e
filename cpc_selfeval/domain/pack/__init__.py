"""The frozen pack: papers, workbook and evidence of one position, with a list that tells whether it was altered."""
