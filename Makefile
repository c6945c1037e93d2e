# Two commands set everything up on a bare machine: `make demo` and `make test`.
PYTHON ?= python3

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed-from-lock

.PHONY: venv
venv: $(STAMP)

# Redone only when the lock or the project's own metadata change. The environment is compiled here because a machine
# may set PYTHONDONTWRITEBYTECODE, and every start would then compile afresh. Where Python came without ensurepip (as
# in Debian's split packages), the machine's own pip fills the environment.
$(STAMP): requirements-dev.lock pyproject.toml
	rm -f $(STAMP)
	$(PYTHON) -m venv $(VENV) >/dev/null || $(PYTHON) -m venv --without-pip $(VENV)
	$(PYTHON) -m pip --python $(BIN)/python install --quiet --no-compile --require-hashes -r requirements-dev.lock
	$(PYTHON) -m pip --python $(BIN)/python install --quiet --no-compile --no-deps --no-build-isolation -e .
	env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -m compileall -q -j 0 -x '[.]tmpl[.]py' $(VENV)/lib
	touch $(STAMP)
