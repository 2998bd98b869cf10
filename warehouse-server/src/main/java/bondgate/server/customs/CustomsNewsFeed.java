package bondgate.server.customs;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Customs' decisions in the order in which they were learnt. */
@ApplicationScoped
public class CustomsNewsFeed {

  /** The news of all zones after that number, oldest first. Never one with a lower number later. */
  public List<CustomsNews> after(long id, int most) {
    throw new UnsupportedOperationException("after %d, at most %d".formatted(id, most));
  }
}
