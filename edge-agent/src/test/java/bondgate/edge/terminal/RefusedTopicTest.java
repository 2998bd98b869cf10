package bondgate.edge.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import bondgate.edge.settings.EdgeSettings;
import bondgate.simulator.terminal.RefusingBroker;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;

/** A broker that lets the agent in and lets it hear no terminal is said to be none. */
class RefusedTopicTest {

  @Test
  void whereNoTerminalCanBeHeardNothingIsConnected() throws Exception {
    try (RefusingBroker broker = new RefusingBroker()) {
      EdgeSettings.Broker there = new EdgeSettings.Broker(broker.url(), "", "");

      MqttException refused =
          catchThrowableOfType(
              MqttException.class, () -> TerminalLink.open(there, "agent-1", heard -> {}));

      assertThat(refused.getReasonCode()).isEqualTo(0x87);
    }
  }
}
