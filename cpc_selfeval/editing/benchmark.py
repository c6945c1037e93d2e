"""The open cycle beside what came out nationally from 2006 to 2009: shipped data, read when they are asked for."""

from __future__ import annotations

from dataclasses import replace

from cpc_selfeval.domain.benchmark import Benchmark, benchmark, national_lines
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.report import ReportSnapshot
from cpc_selfeval.storage.frameworks.files import crosswalk
from cpc_selfeval.storage.frameworks.national import national_results


def benchmark_of(contents: Contents) -> Benchmark:
    """The cycle's own levels beside the national results."""
    return benchmark(contents, national_results(), crosswalk())


def with_national_lines(contents: Contents, snapshot: ReportSnapshot) -> ReportSnapshot:
    """The snapshot with the national results, where the edition has any."""
    return replace(snapshot, national=national_lines(benchmark_of(contents)))
