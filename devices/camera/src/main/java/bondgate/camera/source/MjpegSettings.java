package bondgate.camera.source;

import bondgate.camera.FrameLimits;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;

/**
 * Where a camera's MJPEG stream is, and how patiently it is read.
 *
 * @param stream {@code http} or {@code https}, without a name or password in it
 * @param limits of a picture
 * @param interval at least so much time between two frames that are looked at
 * @param connectWithin a connection that takes longer has failed
 * @param silentAfter a connection without a frame for so long is closed
 * @param firstWait before the second attempt
 * @param longestWait between attempts
 */
public record MjpegSettings(
    URI stream,
    FrameLimits limits,
    Duration interval,
    Duration connectWithin,
    Duration silentAfter,
    Duration firstWait,
    Duration longestWait) {
  /** Checks the address. */
  public MjpegSettings {
    String scheme = stream.getScheme() == null ? "" : stream.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new IllegalArgumentException(
          "MJPEG over http or https is read; received the scheme '%s'. %s"
              .formatted(scheme, scheme.startsWith("rtsp") ? NO_RTSP : "Correct the address."));
    }
    if (stream.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "the address holds a name or password, which would come into logs; let the camera allow"
              + " this host without one");
    }
  }

  private static final String NO_RTSP =
      "RTSP cannot be read here: let the camera send MJPEG, or set a relay between that does.";

  /** Five frames a second, 5 s to connect, 10 s of silence, waits of 1 to 30 s. */
  public static MjpegSettings usual(URI stream) {
    return new MjpegSettings(
        stream,
        FrameLimits.usual(),
        Duration.ofMillis(200),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(1),
        Duration.ofSeconds(30));
  }
}
