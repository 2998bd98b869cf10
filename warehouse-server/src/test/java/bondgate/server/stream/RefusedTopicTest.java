package bondgate.server.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import bondgate.simulator.terminal.RefusingBroker;
import java.util.Optional;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;

/** A broker that lets the server in and lets it hear no agent is said to be none. */
class RefusedTopicTest {
  private static final BrokerConnection.Listener NOBODY =
      new BrokerConnection.Listener() {
        @Override
        public void arrived(String topic, byte[] message, Runnable acknowledge) {}

        @Override
        public void lost(String why) {}
      };

  @Test
  void whereNoAgentCanBeHeardNothingIsConnected() throws Exception {
    try (RefusingBroker broker = new RefusingBroker()) {
      BrokerConnection.Plan plan =
          new BrokerConnection.Plan(broker.url(), "", "", "server-1", Optional.empty(), false);

      MqttException refused =
          catchThrowableOfType(MqttException.class, () -> BrokerConnection.open(plan, NOBODY));

      assertThat(refused.getReasonCode()).isEqualTo(0x87);
    }
  }
}
