package bondgate.story;

import bondgate.simulator.day.ServerApi;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What stands at the end of a day, without the times of the day: two runs of one plan must end in
 * equal outcomes, whatever was killed between.
 *
 * @param book item, place, posted, expected in, planned out
 * @param guarantee lodged, held, settled, headroom
 * @param places where every tag is
 * @param verdicts portal, direction, tag and verdict of every crossing in the fence log whose
 *     direction was told
 * @param alarms portal and tag of every alarm
 * @param crossings the crossings in the evidence log
 * @param acts the acts in the evidence log
 */
record DayOutcome(
    List<String> book,
    String guarantee,
    List<String> places,
    List<String> verdicts,
    List<String> alarms,
    List<String> crossings,
    List<String> acts) {
  static DayOutcome of(ServerApi server) throws IOException, InterruptedException {
    LogAudit audit = LogAudit.of(server);
    audit.tellWhatRang();
    return new DayOutcome(
        rows(server.read("/book"), "item", "place", "posted", "pendingIn", "pendingOut"),
        server.read("/guarantee").toString(),
        rows(server.read("/tags"), "epc", "item", "place"),
        crossings(server),
        rows(server.read("/alarms"), "portal", "epc"),
        audit.crossings(),
        audit.acts());
  }

  private static List<String> crossings(ServerApi server) throws InterruptedException {
    List<String> rows = new ArrayList<>();
    long after = -1;
    while (true) {
      JsonNode page = server.read("/fence?limit=500&after=" + after);
      for (JsonNode entry : page) {
        after = Math.max(after, entry.path("leafIndex").asLong());
        if (entry.path("kind").asText().equals("tag-crossing")
            && !entry.path("verdict").asText().equals("UNCERTAIN")) {
          rows.add(row(entry, "portal", "direction", "epc", "verdict"));
        }
      }
      if (page.isEmpty()) {
        Collections.sort(rows);
        return rows;
      }
    }
  }

  private static List<String> rows(JsonNode nodes, String... fields) {
    List<String> rows = new ArrayList<>();
    nodes.forEach(node -> rows.add(row(node, fields)));
    Collections.sort(rows);
    return rows;
  }

  private static String row(JsonNode node, String... fields) {
    StringBuilder row = new StringBuilder();
    for (String field : fields) {
      if (node.path(field).isMissingNode()) {
        throw new IllegalStateException("no field '%s' in %s".formatted(field, node));
      }
      row.append(node.path(field).asText()).append(' ');
    }
    return row.toString();
  }
}
