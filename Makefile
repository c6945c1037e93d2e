# Two commands set everything up on a bare machine: `make demo` and `make test`.
PYTHON ?= python3

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed-from-lock
PYTEST := $(BIN)/python -m pytest

# What Qt needs to draw at all (even without a display), what it needs for a window, and what the tests open papers with,
# make faulty disks of and hear the program with as a screen reader does
DRAWING := libgl1 libegl1 libxkbcommon0 libglib2.0-0 libfontconfig1 libdbus-1-3
WINDOW := libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0
TESTING := xvfb libreoffice-calc libreoffice-writer poppler-utils gcc libc6-dev e2fsprogs xfsprogs \
	dbus-daemon at-spi2-core python3-gi

.PHONY: help
help:
	@echo 'make demo       build the worked example and both papers into demo/, and open it where there is a display'
	@echo 'make test       every check of the project'
	@echo 'make test-long  the tests that take minutes'
	@echo 'make explore    the same tests with examples drawn anew'
	@echo 'make bench      measure, and print the figures'
	@echo 'make pictures   make the pictures of the program anew'
	@echo 'make bundle     build the one-folder program in dist/ and start it'
	@echo 'make lock       choose package versions anew and write the locks'

# ---- the virtual environment

.PHONY: venv
venv: $(STAMP)

# Redone only when the lock changes. The packages are compiled here because a machine may set PYTHONDONTWRITEBYTECODE,
# and every start would then compile them afresh. Where Python came without ensurepip, as in Debian's split packages,
# the machine's own pip fills the environment.
$(STAMP): requirements-dev.lock
	rm -f $(STAMP)
	$(PYTHON) -m venv $(VENV) >/dev/null 2>&1 || $(PYTHON) -m venv --without-pip $(VENV)
	$(PYTHON) -m pip --python $(BIN)/python install --quiet --no-compile --require-hashes -r requirements-dev.lock
	$(PYTHON) -m pip --python $(BIN)/python install --quiet --no-compile --no-deps --no-build-isolation -e .
	env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -m compileall -q -j 0 -x '[.]tmpl[.]py|olefile2[.]py' $(VENV)/lib
	touch $(STAMP)

# ---- system libraries

# On a Debian-like system as root this installs what is missing; elsewhere it says what to run. Only a Qt that cannot
# start stops it: the tests say for themselves which other programs they lack.
define install_system_packages
	@missing=''; \
	if command -v dpkg-query >/dev/null; then \
		for package in $(1); do \
			dpkg-query -W -f '$${db:Status-Status}\n' "$$package" "$${package}t64" 2>/dev/null | grep -qx installed \
				|| missing="$$missing $$package"; \
		done; \
		if [ -z "$$missing" ]; then :; \
		elif [ "$$(id -u)" = 0 ] && apt-get update -qq && \
			DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $$missing >/dev/null; then \
			echo "Installed:$$missing"; missing=''; \
		else \
			echo 'Some system packages are missing. To install them, run:'; \
			echo "  sudo apt-get install --no-install-recommends$$missing"; \
		fi; \
	fi; \
	QT_QPA_PLATFORM=offscreen $(BIN)/python -c 'from PySide6.QtWidgets import QApplication; QApplication([])' || { \
		echo 'Qt cannot start on this computer: the line above names the library that it lacks.'; \
		echo 'On Debian and Ubuntu these packages have all of them: $(DRAWING) $(WINDOW)'; \
		exit 1; }
endef

.PHONY: system system-for-tests
system: venv
	$(call install_system_packages,$(DRAWING) $(WINDOW))

system-for-tests: venv
	$(call install_system_packages,$(DRAWING) $(WINDOW) $(TESTING))

# ---- what the README names

DEMO := demo/worked-example.cpcse

.PHONY: demo
demo: system
	mkdir -p demo
	rm -f $(DEMO) demo/action-plan.xlsx demo/summary.pdf
	$(BIN)/cpc-selfeval example $(DEMO)
	$(BIN)/cpc-selfeval export $(DEMO) --workbook demo/action-plan.xlsx --pdf demo/summary.pdf
	@echo 'The worked example and both papers are in demo/: worked-example.cpcse, action-plan.xlsx, summary.pdf'
	@if [ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]; then $(BIN)/cpc-selfeval $(DEMO); \
	else echo 'There is no display here, so no window was opened. With one, run: $(BIN)/cpc-selfeval $(DEMO)'; fi

.PHONY: test
test: system-for-tests
	$(PYTEST) -n auto --maxprocesses 4 --dist worksteal

# ---- what takes longer, or is needed seldom

# pytest says 5 where no test is marked so. -rP shows at the end what each printed: the figures that docs/reliability.md
# holds. Then the tests of the suite that stand on drawn examples, with four times as many of them (tests/drawn.py).
.PHONY: test-long
test-long: system-for-tests
	$(PYTEST) -m long --hypothesis-profile=thorough -n auto --maxprocesses 4 --dist worksteal -rP || [ $$? = 5 ]
	$(PYTEST) -m 'hypothesis and not long' --hypothesis-profile=thorough -n auto --maxprocesses 4 --dist worksteal

# Each run of the two above draws the same examples; this one draws others, in all tests that stand on drawn examples.
.PHONY: explore
explore: system-for-tests
	$(PYTEST) -m hypothesis --hypothesis-profile=dice --keys=$$(date +%s) -n auto --maxprocesses 4 --dist worksteal

.PHONY: bench
bench: system
	$(BIN)/python -m benchmarks
	$(PYTEST) -m bench --capture=no -q

.PHONY: pictures
pictures: system
	$(BIN)/python docs/make_pictures.py

.PHONY: bundle
bundle: system
	$(BIN)/python build_spec.py

# uv and not its own lock file, which would hold the addresses of registries
UV := build/uv/bin/uv
COMPILE := $(UV) pip compile --quiet --upgrade --universal --generate-hashes --no-header --no-annotate \
	--python-version 3.11 pyproject.toml

.PHONY: lock
lock:
	$(PYTHON) -m venv build/uv
	build/uv/bin/pip install --quiet --upgrade uv
	$(COMPILE) -o requirements.lock
	$(COMPILE) --group dev --constraint requirements.lock -o requirements-dev.lock
