package bondgate.server.customs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages over HTTP, to a server that answers as told. */
class HttpTransportTest {
  private final List<String> received = new ArrayList<>();
  private HttpServer server;
  private volatile int status = 200;
  private volatile String answer = "";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          received.add(
              exchange.getRequestHeaders().getFirst("X-Message-Type")
                  + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private HttpTransport transport() {
    URI url = URI.create("http://127.0.0.1:%d/in".formatted(server.getAddress().getPort()));
    return new HttpTransport(url, 100);
  }

  private static OutgoingMessage message() {
    return new OutgoingMessage(MessageKind.CEB311, "G-1", "<a/>".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aMessageIsThereWhenTheServerSaysSoAndItsAnswerIsAReceipt() {
    answer = "<receipt/>";
    HttpTransport transport = transport();

    assertThat(transport.send(message(), TestSales.AT)).isEqualTo(new SendResult.HandedOver());
    assertThat(received).containsExactly("CEB311Message<a/>");
    IncomingMessage receipt = transport.collect(10, TestSales.AT).get(0);
    assertThat(receipt.bytes()).asString().isEqualTo("<receipt/>");
    transport.taken(receipt);
    assertThat(transport.collect(10, TestSales.AT)).isEmpty();
  }

  @Test
  void anErrorOrALineThatIsDownIsTriedLater() {
    status = 503;
    HttpTransport transport = transport();
    assertThat(transport.send(message(), TestSales.AT))
        .isEqualTo(new SendResult.Failed("HTTP status 503"));
    server.stop(0);
    assertThat(transport.send(message(), TestSales.AT)).isInstanceOf(SendResult.Failed.class);
  }

  @Test
  void anAnswerWithoutEndIsNotReadToItsEnd() {
    answer = "x".repeat(10_000);
    HttpTransport transport = transport();

    assertThat(transport.send(message(), TestSales.AT)).isEqualTo(new SendResult.HandedOver());
    assertThat(transport.collect(10, TestSales.AT).get(0).broken()).contains("more than 100 bytes");
  }
}
