package bondgate.server.people.staff;

import static bondgate.server.people.staff.BenchPeople.BINS;
import static bondgate.server.people.staff.BenchPeople.HANDHELDS;
import static bondgate.server.people.staff.BenchPeople.SECONDS;
import static bondgate.server.people.staff.BenchPeople.TAGS;
import static bondgate.server.people.staff.BenchPeople.WARM_UP_SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import bondgate.server.embedded.EmbeddedPostgresResource;
import bondgate.server.handling.HandheldZone;
import bondgate.server.stream.ShopZone;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/**
 * How long a scan of a wave takes with a million tags and fifty thousand bins: two hundred
 * handhelds in twenty-five waves of four passes and two hundred pieces each, and each does what its
 * screen says. {@code mvn -Phandheld-bench -pl warehouse-server -am test}.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
@TestProfile(WaveBench.SignedIn.class)
class WaveBench {
  /** A server of its own, where everybody has to sign in: an aisle is a person's. */
  public static final class SignedIn implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("bondgate.zone", ZONE, "bondgate.access.login", "required");
    }
  }

  private static final String ZONE = "wave-bench";
  private static final long SEED = 20261128;
  private static final int TOGETHER = 8;
  private static final int BINS_OF_A_WAVE = 50;
  private static final int PASSES_OF_A_WAVE = 4;

  @Inject BenchZone zone;
  @Inject HandheldZone shelf;
  @Inject ShopZone tables;
  @Inject BenchPeople people;

  @TestHTTPResource("/")
  URI server;

  @Test
  void measure() throws Exception {
    zone.fill(ZONE, TAGS, BINS);
    List<Picker> pickers = new ArrayList<>();
    for (int wave = 0; wave * TOGETHER < HANDHELDS; wave++) {
      pickers.addAll(wave(wave));
    }
    // Those of one wave begin when they come to it, not one behind the other.
    Collections.shuffle(pickers, new Random(SEED));
    BenchPace.scanning(pickers, WARM_UP_SECONDS);
    BenchPace.report(
        "scan of a wave, %d handhelds".formatted(pickers.size()),
        BenchPace.scanning(pickers, SECONDS));
    assertThat(
            tables.count(
                "SELECT count(*) FROM handling_scan WHERE word NOT IN"
                    + " ('TAKEN_FOR_TOTE', 'IN_TOTE', 'TOTE_COMPLETE', 'WAVE_COMPLETE')"
                    + " AND zone = '%s'".formatted(ZONE)))
        .as("every scan of the benchmark does something")
        .isOne();
  }

  /** A wave of passes with one piece each from each of its bins, and its pickers. */
  private List<Picker> wave(int wave) throws SQLException {
    for (int pass = 0; pass < PASSES_OF_A_WAVE; pass++) {
      tables.execute(
          String.format(
              Locale.ROOT,
              "INSERT INTO fence_permit (zone, epc, portal, direction, document, move_id,"
                  + " opened_leaf, opened_at) SELECT '%s', '3074257BF7' ||"
                  + " lpad(upper(to_hex(%d + i)), 14, '0'), 'passage', 'IN', 'HF-%d-%d',"
                  + " gen_random_uuid(), 0, now() FROM generate_series(0, %d) i",
              ZONE,
              BINS * pass + wave * BINS_OF_A_WAVE,
              wave,
              pass,
              BINS_OF_A_WAVE - 1));
    }
    String number = shelf.released(ZONE, PASSES_OF_A_WAVE);
    long task = shelf.choose(ZONE, number, "staff:opens-" + wave);
    Map<String, Deque<String>> lying = new ConcurrentHashMap<>();
    for (int pass = 0; pass < PASSES_OF_A_WAVE; pass++) {
      String tote = shelf.tote(ZONE, number, "HF-%d-%d".formatted(wave, pass));
      for (int i = 0; i < BINS_OF_A_WAVE; i++) {
        int bin = wave * BINS_OF_A_WAVE + i;
        lying.put(
            "B-%06d/%s".formatted(bin, tote.substring("TOTE-".length())),
            new ArrayDeque<>(List.of("3074257BF7%014X".formatted(BINS * pass + bin))));
      }
    }
    List<Picker> pickers = new ArrayList<>();
    for (int i = 0; i < TOGETHER; i++) {
      pickers.add(picker("picks-%d-%d".formatted(wave, i), task, lying));
    }
    return pickers;
  }

  private Picker picker(String name, long task, Map<String, Deque<String>> lying) {
    BenchPeople.Handheld handheld = people.handheld(server, name);
    return new Picker(handheld, task, lying, shelf.step(ZONE, task, handheld.worker()));
  }

  /** Does what the screen says. */
  private static final class Picker implements BenchPace.Scans {
    private final BenchPeople.Handheld handheld;
    private final long task;
    private final Map<String, Deque<String>> lying;
    private String bin;
    private String tote;
    private boolean inHand;

    Picker(
        BenchPeople.Handheld handheld,
        long task,
        Map<String, Deque<String>> lying,
        HandheldZone.Shown first) {
      this.handheld = handheld;
      this.task = task;
      this.lying = lying;
      this.bin = first.bin();
      this.tote = first.tote();
    }

    /** Takes the piece that is shown, or puts it into its tote. */
    @Override
    public void scan() throws Exception {
      String text = inHand ? "TOTE-" + tote : lying.get(bin + "/" + tote).remove();
      JsonNode said = handheld.scan(task, text);
      inHand = !inHand;
      if (!inHand) {
        bin = said.get("bin").textValue();
      }
      tote = said.get("tote").textValue();
    }
  }
}
