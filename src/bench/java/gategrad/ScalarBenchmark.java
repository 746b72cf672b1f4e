package gategrad;

import java.io.IOException;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * The scalar engine beside micrograd, per scalar operation; {@code main} prints the table.
 *
 * <p>The best pass is compared with the best pass, which other work on the machine disturbs least;
 * for micrograd only processor time counts.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ScalarBenchmark {
  private static final String PEER = "src/bench/python/micrograd_pass.py";

  private final MicrogradDemo demo = new MicrogradDemo();
  private final RandomCircuit circuit = new RandomCircuit();

  /** Micrograd's demo, neurons of mul and add gates. */
  @Benchmark
  public double demoPlain() {
    return demo.plain();
  }

  /** Micrograd's demo, neurons of one weighted-sum gate. */
  @Benchmark
  public double demoWeightedSum() {
    return demo.weightedSum();
  }

  /** A random circuit of a million gates. */
  @Benchmark
  public double randomCircuit() {
    return circuit.pass();
  }

  /** Runs micrograd, then this, and prints a table in Markdown. */
  public static void main(String[] args) throws RunnerException, IOException, InterruptedException {
    double micrograd = micrograd();
    var options =
        new OptionsBuilder()
            .include(ScalarBenchmark.class.getName())
            .addProfiler(GCProfiler.class)
            .build();
    print(micrograd, new Runner(options).run());
  }

  /** Nanoseconds per operation, measured by a script that installs micrograd for itself. */
  private static double micrograd() throws IOException, InterruptedException {
    var process =
        new ProcessBuilder("python3", PEER).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    var output = new String(process.getInputStream().readAllBytes()).strip();
    if (process.waitFor() != 0) {
      throw new IOException("python3 " + PEER + " failed");
    }
    return Double.parseDouble(output);
  }

  private static void print(double micrograd, Collection<RunResult> results) {
    System.out.printf("%nJDK %s, %s%n%n", Runtime.version(), System.getProperty("os.arch"));
    System.out.println("| | best ns/op | median | bytes/op | times micrograd (best / best) |");
    System.out.println("| --- | --- | --- | --- | --- |");
    System.out.printf("| micrograd, demo | %.0f | | | 1 |%n", micrograd);
    for (var result : results) {
      var passes = result.getPrimaryResult();
      boolean isDemo = passes.getLabel().startsWith("demo");
      double operations = isDemo ? MicrogradDemo.OPERATIONS : RandomCircuit.OPERATIONS;
      double best = passes.getStatistics().getMin() / operations;
      double median = passes.getStatistics().getPercentile(50) / operations;
      double bytes = result.getSecondaryResults().get("gc.alloc.rate.norm").getScore() / operations;
      System.out.printf(
          "| %s | %.1f | %.1f | %.0f | %s |%n",
          passes.getLabel(), best, median, bytes, isDemo ? "%.0f".formatted(micrograd / best) : "");
    }
  }
}
