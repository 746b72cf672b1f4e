package gategrad.kernel.jshell.run;

import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.execution.LocalExecutionControl;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;
import jdk.jshell.spi.ExecutionControl.EngineTerminationException;
import jdk.jshell.spi.ExecutionControl.NotImplementedException;

/** Gives loaded classes new method bodies, so that their objects and variables stay. */
public final class Redefiner {
  private final Supplier<Optional<Instrumentation>> instrumentation;

  public Redefiner(Supplier<Optional<Instrumentation>> instrumentation) {
    this.instrumentation = instrumentation;
  }

  /** Finds a loaded class by name. */
  interface Finder {
    Class<?> find(String name) throws ClassNotFoundException;
  }

  /** Redefines all or none; JShell replaces the classes when this throws. */
  void redefine(ClassBytecodes[] classes, Finder finder)
      throws ClassInstallException, NotImplementedException, EngineTerminationException {
    Instrumentation jvm =
        instrumentation.get().orElseThrow(() -> new NotImplementedException("no agent"));
    try {
      var definitions = new ArrayList<ClassDefinition>();
      for (ClassBytecodes each : withStopChecks(classes)) {
        definitions.add(new ClassDefinition(finder.find(each.name()), each.bytecodes()));
      }
      jvm.redefineClasses(definitions.toArray(ClassDefinition[]::new));
    } catch (ClassNotFoundException
        | UnmodifiableClassException
        | UnsupportedOperationException
        | LinkageError e) {
      throw new ClassInstallException(e.toString(), new boolean[classes.length]);
    }
  }

  /** Where the JDK stops loops by checks in the code, new bodies must have them too. */
  private static List<ClassBytecodes> withStopChecks(ClassBytecodes[] classes)
      throws ClassInstallException, NotImplementedException, EngineTerminationException {
    var captured = new Capture();
    new LocalExecutionControl(captured).load(classes);
    return captured.classes;
  }

  /** Keeps what a loader would have been given. */
  private static final class Capture implements LoaderDelegate {
    private List<ClassBytecodes> classes = List.of();

    @Override
    public void load(ClassBytecodes[] loaded) {
      classes = List.of(loaded);
    }

    @Override
    public void classesRedefined(ClassBytecodes[] redefined) {}

    @Override
    public void addToClasspath(String path) {}

    @Override
    public Class<?> findClass(String name) throws ClassNotFoundException {
      throw new ClassNotFoundException(name);
    }
  }
}
