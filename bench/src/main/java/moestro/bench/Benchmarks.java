package moestro.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.util.Statistics;

/** Runs the benchmarks, all or those that a regular expression names, and compares the twins among them. */
public final class Benchmarks {
    private Benchmarks() {}

    /**
     * Takes JMH's own options, such as {@code -wi 2 -i 3 -r 1 TopK}.
     *
     * @throws CommandLineOptionException if an option is not JMH's; its message says which
     * @throws RunnerException if a benchmark fails
     */
    public static void main(String[] arguments) throws CommandLineOptionException, RunnerException {
        CommandLineOptions options = new CommandLineOptions(arguments);
        if (options.shouldHelp()) {
            System.out.println("A regular expression chooses benchmarks; options are those of JMH,"
                    + " such as -f 1 -wi 3 -w 500ms -i 5 -r 500ms.");
            return;
        }
        System.out.println(RatioTable.of(measured(new Runner(options).run())));
    }

    private static List<RatioTable.Measured> measured(Collection<RunResult> results) {
        List<RatioTable.Measured> all = new ArrayList<>();
        for (RunResult result : results) {
            String kernels = result.getParams().getParam("kernels");
            if (kernels != null) {
                String name = result.getParams().getBenchmark();
                Statistics times = result.getPrimaryResult().getStatistics();
                all.add(new RatioTable.Measured(
                        name.substring("moestro.bench.".length()) + sizes(result),
                        KernelChoice.valueOf(kernels),
                        times.getPercentile(50),
                        times.getMin(),
                        times.getMax()));
            }
        }
        return all;
    }

    private static String sizes(RunResult result) {
        List<String> sizes = new ArrayList<>();
        for (String key : result.getParams().getParamsKeys()) {
            if (!key.equals("kernels")) {
                sizes.add(result.getParams().getParam(key) + " " + key);
            }
        }
        return " (" + String.join(", ", sizes) + ")";
    }
}
