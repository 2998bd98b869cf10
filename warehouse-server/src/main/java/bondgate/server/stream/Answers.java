package bondgate.server.stream;

import bondgate.events.BatchAnswer;
import bondgate.events.EventJson;
import bondgate.events.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;

/** The server's word to an agent, after the commit or the refusal. */
@ApplicationScoped
class Answers {
  private static final Logger LOG = Logger.getLogger(Answers.class);

  private final BrokerLink link;

  @Inject
  Answers(BrokerLink link) {
    this.link = link;
  }

  /** Sends it. An answer that is lost makes the agent send again, and is given again then. */
  void send(Topics.Source to, BatchAnswer answer) {
    boolean sent =
        link.publish(Topics.answers(to.zone(), to.device()), EventJson.writeAnswer(answer), false);
    if (!sent) {
      LOG.debugf("an answer to %s waits for its next question", to.device());
    }
  }
}
