package bondgate.server.embedded;

import bondgate.events.AccessRefused.Why;
import bondgate.events.Topics;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTInterceptor;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;

/**
 * Who may do what at the broker: the server's own user everything; a device publishes its own
 * batches and presence, and hears its own answers and what is for all agents of its zone, under its
 * own client id; nobody else anything.
 */
final class BrokerGuard implements ActiveMQSecurityManager5, MQTTInterceptor {
  private final BrokerUsers users;
  private final BrokerRefusals refusals;

  BrokerGuard(BrokerUsers users, BrokerRefusals refusals) {
    this.users = users;
    this.refusals = refusals;
  }

  /** Asked at every connection and, because nothing is cached, before every check. */
  @Override
  public Subject authenticate(
      String user, String secret, RemotingConnection connection, String domain) {
    if (!users.knows(user, secret)) {
      // A last will is asked for after the line is gone: that is nobody who comes.
      boolean comes = connection == null || !connection.isDestroyed();
      if (users.isDevice(user) && comes) {
        refusals.add(user, Why.SECRET, "from " + from(connection));
      }
      return null;
    }
    if (!users.isServer(user) && connection != null) {
      String own = clientId(Topics.Source.ofUser(user));
      if (!own.equals(connection.getClientID())) {
        refusals.add(user, Why.NAME, String.valueOf(connection.getClientID()));
        return null;
      }
    }
    Subject subject = new Subject();
    subject.getPrincipals().add(new UserPrincipal(user));
    return subject;
  }

  @Override
  public boolean authorize(Subject subject, Set<Role> roles, CheckType wish, String coreAddress) {
    Optional<String> user =
        subject == null
            ? Optional.empty()
            : subject.getPrincipals(UserPrincipal.class).stream()
                .map(UserPrincipal::getName)
                .findFirst();
    if (user.isEmpty() || users.isServer(user.get())) {
      return user.isPresent();
    }
    // Of a queue the broker asks by address::queue; a session's queues begin with its client id.
    String[] asked = coreAddress.split("::", 2);
    Topics.Source device = Topics.Source.ofUser(user.get());
    boolean isOwnQueue = asked.length == 1 || asked[1].equals(clientId(device) + "." + asked[0]);
    boolean may = isOwnQueue && Rights.of(device).include(wish, asked[0]);
    if (!may) {
      refusals.add(user.get(), Why.TOPIC, asked[0].replace('.', '/'));
    }
    return may;
  }

  /**
   * Before a subscription is looked at. One that is shared, or names a queue, can reach the queue
   * of another's session before anybody asks {@link #authorize}.
   */
  @Override
  public boolean intercept(MqttMessage packet, RemotingConnection connection) {
    if (!(packet instanceof MqttSubscribeMessage subscribe)
        || connection.getSubject() == null
        || !connection.getSubject().getPrincipals(UserPrincipal.class).stream()
            .allMatch(principal -> users.isDevice(principal.getName()))) {
      return true;
    }
    Optional<String> odd =
        subscribe.payload().topicSubscriptions().stream()
            .map(wish -> wish.topicFilter())
            .filter(filter -> filter.startsWith("$") || filter.contains("::"))
            .findFirst();
    odd.ifPresent(
        filter ->
            connection
                .getSubject()
                .getPrincipals(UserPrincipal.class)
                .forEach(user -> refusals.add(user.getName(), Why.TOPIC, filter)));
    return odd.isEmpty();
  }

  /** Older ways to ask, which nobody goes with a manager of this kind. */
  @Override
  public boolean validateUser(String user, String secret) {
    return false;
  }

  @Override
  public boolean validateUserAndRole(String user, String secret, Set<Role> roles, CheckType wish) {
    return false;
  }

  private static String from(RemotingConnection connection) {
    return connection == null ? "nowhere" : String.valueOf(connection.getRemoteAddress());
  }

  private static String clientId(Topics.Source device) {
    return Topics.clientId(device.zone(), device.device());
  }

  /**
   * What a device may.
   *
   * @param published addresses it sends to, as the broker writes them
   * @param heard addresses it takes from
   */
  private record Rights(Set<String> published, Set<String> heard) {
    static Rights of(Topics.Source device) {
      return new Rights(
          core(Topics.publishedBy(device.zone(), device.device()).stream()),
          core(Topics.heardBy(device.zone(), device.device()).stream()));
    }

    private static Set<String> core(Stream<String> topics) {
      return topics.map(topic -> topic.replace('/', '.')).collect(Collectors.toSet());
    }

    boolean include(CheckType wish, String address) {
      return switch (wish) {
        case SEND -> published.contains(address);
        case CREATE_ADDRESS -> published.contains(address) || heard.contains(address);
        case CONSUME,
            CREATE_DURABLE_QUEUE,
            DELETE_DURABLE_QUEUE,
            CREATE_NON_DURABLE_QUEUE,
            DELETE_NON_DURABLE_QUEUE ->
            heard.contains(address);
        case DELETE_ADDRESS, MANAGE, BROWSE, VIEW, EDIT -> false;
      };
    }
  }
}
