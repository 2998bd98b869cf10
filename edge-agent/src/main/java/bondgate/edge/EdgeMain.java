package bondgate.edge;

import bondgate.edge.command.DeviceCommands;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.time.InstantSource;
import java.util.List;

/** Where the program begins: with a command at a device, or with the agent. */
@QuarkusMain
public final class EdgeMain {
  private EdgeMain() {}

  /** A command is run without the agent's settings, data and pages. */
  public static void main(String... arguments) {
    if (arguments.length > 0) {
      DeviceCommands commands = new DeviceCommands(System.out, System.in, InstantSource.system());
      System.exit(commands.run(List.of(arguments)));
    }
    Quarkus.run(EdgeAgent.class, arguments);
  }
}
