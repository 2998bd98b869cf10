package bondgate.server.stream;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fence log as an officer's browser keeps it: hears that something was committed, and fetches
 * the rows that are new. Times when a device's records are there.
 */
final class OfficersPage implements AutoCloseable {
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI server;
  private final Pattern shown;
  private final List<long[]> expected = new ArrayList<>();
  private final List<Double> millis = new ArrayList<>();
  private final HttpResponse<java.io.InputStream> live;
  private final Thread thread = new Thread(this::follow, "officers-page");
  private long newest = -1;

  OfficersPage(URI server, String device) throws IOException, InterruptedException {
    this.server = server;
    this.shown = Pattern.compile("data-leaf=\"(\\d+)\"|title=\"" + device + " · 1 · (\\d+)\"");
    fetch();
    this.live =
        http.send(
            HttpRequest.newBuilder(server.resolve("/live")).build(),
            HttpResponse.BodyHandlers.ofInputStream());
    thread.setDaemon(true);
    thread.start();
  }

  /** Those records are on their way; the first of them was made at that time. */
  void expect(long firstSeq, long lastSeq, long firstMadeNanos) {
    synchronized (expected) {
      expected.add(new long[] {firstSeq, lastSeq, firstMadeNanos});
    }
  }

  /**
   * How long the oldest record of each batch took, sorted, without the first ones; waits until
   * there are so many.
   */
  double[] latenciesMillis(int count, int first) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (System.nanoTime() < until) {
      synchronized (expected) {
        if (millis.size() >= count) {
          return millis.stream().skip(first).mapToDouble(m -> m).sorted().toArray();
        }
      }
      Thread.sleep(20); // polls; the bound is above
    }
    throw new IllegalStateException("the page never showed all of it");
  }

  private void follow() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(live.body(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.equals("event: commit")) {
          show(fetch());
        }
      }
    } catch (IOException e) {
      // closed
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The newest record of the device that the page shows now; 0 for none. */
  private long fetch() throws IOException, InterruptedException {
    String rows =
        http.send(
                HttpRequest.newBuilder(server.resolve("/officer/fence/rows?after=" + newest))
                    .build(),
                HttpResponse.BodyHandlers.ofString())
            .body();
    long seq = 0;
    Matcher matcher = shown.matcher(rows);
    while (matcher.find()) {
      if (matcher.group(1) != null) {
        newest = Math.max(newest, Long.parseLong(matcher.group(1)));
      } else {
        seq = Math.max(seq, Long.parseLong(matcher.group(2)));
      }
    }
    return seq;
  }

  private void show(long seq) {
    long now = System.nanoTime();
    synchronized (expected) {
      // The page shows crossings and sightings; a batch ends with one within its last few records.
      expected.removeIf(
          batch -> {
            boolean there = seq >= batch[1] - 10;
            if (there) {
              millis.add((now - batch[2]) / 1e6);
            }
            return there;
          });
    }
  }

  @Override
  public void close() throws IOException {
    live.body().close();
  }
}
