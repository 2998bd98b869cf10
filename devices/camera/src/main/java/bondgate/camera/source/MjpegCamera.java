package bondgate.camera.source;

import bondgate.camera.FaceCamera;
import bondgate.camera.Frame;
import bondgate.camera.FrameCheck;
import bondgate.camera.FrameLimits;
import bondgate.camera.FrameProblem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * A camera that sends MJPEG over HTTP ({@code multipart/x-mixed-replace}), as nearly all network
 * cameras can beside H.264. Broken connections are opened again after a rising wait, silent ones
 * are closed.
 *
 * <p>RTSP is <em>not</em> read: the OpenCV build has no FFmpeg. Nor are USB cameras: let a relay on
 * the same machine turn either into MJPEG over HTTP. Passwords are not sent; put cameras into a
 * network of their own.
 */
public final class MjpegCamera implements FaceCamera {
  private static final int BUFFER_BYTES = 64 * 1024;

  private final MjpegSettings settings;
  private final InstantSource clock;
  private final NewestFrame newest;
  private final BackOff backOff;
  private final HttpClient client;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread reading;
  private final Thread watching;

  // All below is guarded by unusable.
  private final Map<FrameProblem, Long> unusable = new EnumMap<>(FrameProblem.class);
  private long connections;
  private String lastFault = "";
  private InputStream open;
  private Instant heardAt = Instant.MAX;

  private MjpegCamera(MjpegSettings settings, InstantSource clock, RandomGenerator random) {
    this.settings = settings;
    this.clock = clock;
    this.newest = new NewestFrame(settings.interval());
    this.backOff = new BackOff(settings.firstWait(), settings.longestWait(), random);
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(settings.connectWithin())
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    this.reading = thread(this::readUntilClosed, "camera-read");
    this.watching = thread(this::watchUntilClosed, "camera-watch");
  }

  /** A camera that is read from now on, by two threads of its own. */
  public static MjpegCamera start(
      MjpegSettings settings, InstantSource clock, RandomGenerator random) {
    MjpegCamera camera = new MjpegCamera(settings, clock, random);
    camera.reading.start();
    camera.watching.start();
    return camera;
  }

  @Override
  public Optional<Frame> newest() {
    return newest.take(clock.instant());
  }

  /** What it has done so far. */
  public CameraCounts counts() {
    synchronized (unusable) {
      return new CameraCounts(
          newest.offered(), newest.replaced(), unusable, connections, lastFault);
    }
  }

  @Override
  public void close() {
    closing.countDown();
    closeStream();
    reading.interrupt();
    watching.interrupt();
  }

  private void readUntilClosed() {
    while (closing.getCount() > 0) {
      try {
        readOnce();
        fault("the camera ended the stream");
      } catch (IOException e) {
        fault(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      if (waited(backOff.next().toMillis())) {
        return;
      }
    }
  }

  private void readOnce() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(settings.stream()).timeout(settings.silentAfter()).build();
    HttpResponse<InputStream> response =
        client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream in = new BufferedInputStream(response.body(), BUFFER_BYTES)) {
      opened(in);
      if (response.statusCode() != 200) {
        throw new IOException(
            "the camera answered %d; expected 200".formatted(response.statusCode()));
      }
      String type = response.headers().firstValue("content-type").orElse("");
      Optional<String> boundary = MultipartParts.boundary(type);
      if (boundary.isEmpty()) {
        throw new IOException(
            "the camera sends '%s'; expected multipart/x-mixed-replace with a boundary"
                .formatted(type));
      }
      FrameLimits limits = settings.limits();
      MultipartParts parts = new MultipartParts(in, boundary.get(), limits.mostBytes());
      Optional<byte[]> part = parts.next();
      while (part.isPresent() && closing.getCount() > 0) {
        received(limits.check(part.get(), clock.instant()));
        part = parts.next();
      }
    }
  }

  private void opened(InputStream in) {
    synchronized (unusable) {
      connections++;
      open = in;
      heardAt = clock.instant();
    }
  }

  private void received(FrameCheck check) {
    if (check instanceof FrameCheck.Usable usable) {
      newest.offer(usable.frame());
      // Only a picture proves that it works; a stream of rubbish waits longer each time.
      backOff.worked();
      synchronized (unusable) {
        heardAt = clock.instant();
      }
    } else if (check instanceof FrameCheck.Unusable bad) {
      synchronized (unusable) {
        unusable.merge(bad.problem(), 1L, Long::sum);
      }
    }
  }

  private void watchUntilClosed() {
    long everyMillis = Math.max(1, settings.silentAfter().toMillis() / 4);
    while (!waited(everyMillis)) {
      boolean silent;
      synchronized (unusable) {
        silent = open != null && clock.instant().isAfter(heardAt.plus(settings.silentAfter()));
      }
      if (silent) {
        closeStream();
      }
    }
  }

  private void fault(String what) {
    synchronized (unusable) {
      lastFault = what;
      open = null;
    }
  }

  private void closeStream() {
    InputStream stream;
    synchronized (unusable) {
      stream = open;
      open = null;
    }
    if (stream != null) {
      try {
        stream.close();
      } catch (IOException e) {
        fault("closing: " + e.getMessage());
      }
    }
  }

  /** Waits; whether the camera was closed meanwhile. */
  private boolean waited(long millis) {
    try {
      return closing.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static Thread thread(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
