package bondgate.evidence.witness;

import bondgate.evidence.proof.VerifierKey;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A witness on the network: {@code POST /add-checkpoint}, C2SP tlog-witness. */
public final class WitnessServer implements AutoCloseable {
  private static final int THREADS = 8;
  private static final int MOST_BYTES = 64 * 1024;
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String SIZE = "text/x.tlog.size";

  private final Witness witness;
  private final InstantSource clock;
  private final FileChannel lock;
  private final HttpServer http;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  private WitnessServer(Witness witness, InstantSource clock, FileChannel lock, HttpServer http) {
    this.witness = witness;
    this.clock = clock;
    this.lock = lock;
    this.http = http;
  }

  /**
   * Starts to listen.
   *
   * @param address port 0 takes a free one
   * @param folder for the key and what was cosigned; made if it is not there
   * @param name of the witness, for a new key
   * @param logs the keys of the logs to watch
   * @throws IOException if another process uses the folder, a file in it is damaged, or the address
   *     cannot be had
   */
  public static WitnessServer start(
      InetSocketAddress address,
      Path folder,
      String name,
      List<VerifierKey> logs,
      InstantSource clock)
      throws IOException {
    Files.createDirectories(folder);
    FileChannel lock =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      // Two processes that remember in one folder could each cosign another history.
      if (lock.tryLock() == null) {
        throw new IOException(folder + " is used by another process; stop it first");
      }
      WitnessKey key = WitnessKey.readOrMake(folder.resolve("witness.key"), name);
      CosignedFiles files = new CosignedFiles(folder, key.verifierKey());
      for (VerifierKey log : logs) {
        files.last(log.name());
      }
      HttpServer http = HttpServer.create(address, 0);
      WitnessServer server = new WitnessServer(new Witness(key, files, logs), clock, lock, http);
      http.setExecutor(server.threads);
      http.createContext("/", server::handle);
      http.start();
      return server;
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** The key by which its cosignatures are checked. */
  public VerifierKey verifierKey() {
    return witness.verifierKey();
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return http.getAddress();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try {
      respond(exchange);
    } catch (IOException | RuntimeException e) {
      System.err.println("witness: " + e);
      send(exchange, 500, TEXT, "the witness cannot answer: its operator finds why in its log\n");
    } finally {
      exchange.close();
    }
  }

  private void respond(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestURI().getPath().equals("/add-checkpoint")) {
      send(exchange, 404, TEXT, "POST /add-checkpoint is all there is here\n");
      return;
    }
    if (!exchange.getRequestMethod().equals("POST")) {
      send(exchange, 405, TEXT, "received another method; expected POST\n");
      return;
    }
    byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) {
      send(exchange, 400, TEXT, "a request has at most " + MOST_BYTES + " bytes\n");
      return;
    }
    // Bytes that are no UTF-8 become another text, which nobody signed.
    String text = new String(body, StandardCharsets.UTF_8);
    answer(exchange, witness.add(text, clock.instant().getEpochSecond()));
  }

  private static void answer(HttpExchange exchange, Answer answer) throws IOException {
    if (answer instanceof Answer.Cosigned cosigned) {
      send(exchange, 200, TEXT, cosigned.line());
    } else if (answer instanceof Answer.OtherSize other) {
      send(exchange, 409, SIZE, other.size() + "\n");
    } else if (answer instanceof Answer.Malformed malformed) {
      send(exchange, 400, TEXT, malformed.why() + "\n");
    } else if (answer instanceof Answer.NotSigned unsigned) {
      send(exchange, 403, TEXT, unsigned.why() + "\n");
    } else if (answer instanceof Answer.UnknownLog unknown) {
      send(exchange, 404, TEXT, unknown.why() + "\n");
    } else if (answer instanceof Answer.TwoRoots fork) {
      System.err.println("witness: REFUSED, " + fork.why());
      send(exchange, 409, TEXT, fork.why() + "\n");
    } else if (answer instanceof Answer.NotContinued fork) {
      System.err.println("witness: REFUSED, " + fork.why());
      send(exchange, 422, TEXT, fork.why() + "\n");
    } else {
      throw new IllegalStateException("an answer without a status: " + answer);
    }
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  @Override
  public void close() throws IOException {
    http.stop(0);
    threads.shutdownNow();
    lock.close();
  }
}
