"""The records of judging together: closed cycles, moderation, inspections, capacity, priorities and programmes."""
