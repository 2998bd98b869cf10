package bondgate.server.sale;

/** What an event does to an order in a state. */
sealed interface Transition {
  /** The order goes on, to that stage or in the one where it is. */
  record To(Stage stage) implements Transition {}

  /** It happened before: if the same is stated again it is a repeat, else it is refused. */
  record Before(OrderRefusal.Code otherwise) implements Transition {}

  /** It cannot be. */
  record Refused(OrderRefusal.Code code) implements Transition {}
}
