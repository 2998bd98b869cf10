package bondgate.simulator.day;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What server and agent of any site are told. */
final class SiteBasics {
  private SiteBasics() {}

  /** Some settings, and more. */
  static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(some);
    all.putAll(more);
    return all;
  }

  static Map<String, String> ofServer(SiteSettings settings) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("bondgate.data", settings.dataFolder().toString());
    all.put("bondgate.zone", SiteSettings.ZONE);
    all.put("bondgate.broker.port", Integer.toString(settings.brokerPort()));
    all.put("quarkus.http.port", Integer.toString(settings.serverPort()));
    all.put("bondgate.exit-with-parent", "true");
    // The day's player speaks for everybody; who looks at it need not sign in.
    all.put("bondgate.access.login", "off");
    // The shoppers of a simulated day have play money.
    all.put("bondgate.payment.sandbox", "true");
    return all;
  }

  static Map<String, String> ofAgent(SiteSettings settings, Map<String, String> serialPorts) {
    Map<String, String> all = new LinkedHashMap<>();
    String edge = "bondgate.edge.";
    all.put(edge + "zone", SiteSettings.ZONE);
    all.put(edge + "device", SiteSettings.DEVICE);
    all.put(edge + "data", settings.agentData().toString());
    all.put(edge + "server-key", settings.dataFolder().resolve("server.pub").toString());
    all.put(edge + "broker.file", brokerFile(settings).toString());
    all.put(edge + "http-port", Integer.toString(settings.agentPort()));
    all.put(edge + "exit-with-parent", "true");
    serialPorts.forEach(
        (portal, port) -> {
          String reader = edge + "readers.\"reader-" + portal + "\".";
          all.put(reader + "port", port);
          all.put(reader + "portals.\"" + portal + "\".inside", "0,1");
          all.put(reader + "portals.\"" + portal + "\".outside", "2,3");
        });
    return all;
  }

  /** The boxes of light beams beside virtual readers. */
  static Map<String, String> beamsOfAgent(Map<String, String> serialPorts) {
    Map<String, String> all = new LinkedHashMap<>();
    serialPorts.forEach(
        (portal, port) ->
            all.put(
                "bondgate.edge.readers.\"reader-%s\".portals.\"%s\".beams.port"
                    .formatted(portal, portal),
                VirtualPortal.beamsOf(Path.of(port)).toString()));
    return all;
  }

  /** What the server writes when the agent is enrolled; the agent waits for it. */
  private static Path brokerFile(SiteSettings settings) {
    return settings
        .dataFolder()
        .resolve("agents")
        .resolve(SiteSettings.DEVICE)
        .resolve("broker.properties");
  }
}
