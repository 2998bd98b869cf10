package bondgate.server.goods;

/** What became of an item's registration. */
public sealed interface RegisterResult {
  /** It is in the goods master. */
  record Registered() implements RegisterResult {}

  /** The same item was registered before, by that leaf. */
  record RegisteredBefore(long leafIndex) implements RegisterResult {}

  /** The part number is taken by an item with other content. */
  record IsOtherwise(Item earlier, Item received) implements RegisterResult {}
}
