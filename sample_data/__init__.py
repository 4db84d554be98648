"""The documents' content as the CSV registers that the program itself exports."""
