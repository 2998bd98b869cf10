package bondgate.till.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import bondgate.till.Octets;
import bondgate.till.device.Fault;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class TcpLineTest {
  private static final String HERE = InetAddress.getLoopbackAddress().getHostAddress();

  @Test
  void bytesGoBothWaysSilenceIsNothingAndAClosedPeerIsALostLine() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Line line = TcpLine.at(HERE, server.getLocalPort()).open();
        Socket peer = server.accept()) {
      line.write(Octets.hex("1B40"));
      assertThat(peer.getInputStream().readNBytes(2)).isEqualTo(new byte[] {0x1B, 0x40});
      assertThat(line.read().isEmpty()).isTrue();
      peer.getOutputStream().write(0x12);
      assertThat(line.read().toHex()).isEqualTo("12");
      peer.shutdownOutput();
      LineException lost = catchThrowableOfType(LineException.class, line::read);
      assertThat(lost.fault()).isEqualTo(Fault.PORT_LOST);
    }
  }

  @Test
  void anAddressWithoutPrinterIsNamed() throws Exception {
    int free;
    try (ServerSocket server = new ServerSocket(0)) {
      free = server.getLocalPort();
    }
    LineSource source = TcpLine.at(HERE, free);
    assertThat(source.isPresent()).isTrue();
    assertThatThrownBy(source::open)
        .isInstanceOf(LineException.class)
        .hasMessageContaining(HERE + ":" + free);
  }
}
