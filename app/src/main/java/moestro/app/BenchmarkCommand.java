package moestro.app;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code moestro benchmark}, where it is not to be had. The launcher of a checkout starts the benchmarks themselves: they
 * are no part of a distribution, for their peers are not.
 */
@Command(
        name = "benchmark",
        description = "Measures how fast this machine runs Moestro, each figure beside a peer's.",
        footer = {"", "From a checkout: ./moestro benchmark kernel|pipeline|scale [--json FILE]"})
final class BenchmarkCommand implements Callable<Integer> {
    @Parameters(arity = "0..*", hidden = true)
    private List<String> suites = List.of();

    @Override
    public Integer call() {
        throw new IllegalArgumentException(
                "benchmarks" + (suites.isEmpty() ? "" : " (" + String.join(" ", suites) + ")")
                        + " are not in a distribution: check out Moestro's sources and run ./moestro benchmark there");
    }
}
