# The same tasks as tools/dev.py, for those who have make.
PYTHON ?= python3

demo test bench docs schemas messages:
	$(PYTHON) tools/dev.py $@

.PHONY: demo test bench docs schemas messages
