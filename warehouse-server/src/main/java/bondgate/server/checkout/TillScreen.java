package bondgate.server.checkout;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a till shows now: one thing that the shopper can do next.
 *
 * <p>{@code session} is the shopper's visit to the till, a random word; a command with the word of
 * an earlier visit is refused, and nothing of an earlier visit is ever in a later one's screen.
 */
public sealed interface TillScreen {
  /** The visit; empty while nobody is there. */
  String session();

  /** Nobody is there, or nothing lies on the tray. */
  record Welcome() implements TillScreen {
    @Override
    public String session() {
      return "";
    }
  }

  /**
   * What lies on the tray.
   *
   * @param amounts empty while a problem stands or nothing can be sold
   */
  record Basket(
      String session, List<PieceLine> lines, List<TrayProblem> problems, Optional<Amounts> amounts)
      implements TillScreen {
    /** Keeps copies. */
    public Basket {
      lines = List.copyOf(lines);
      problems = List.copyOf(problems);
    }

    /** Whether the shopper can go on. */
    public boolean canGoOn() {
      return problems.isEmpty() && amounts.isPresent();
    }
  }

  /**
   * The scale under the tray does not agree with the tags on it: something lies there without a
   * readable tag, or a tag without its bottle. It goes on by itself when they agree.
   */
  record WeightDiffers(String session, List<PieceLine> lines, TrayWeight weight)
      implements TillScreen {
    /** Keeps a copy. */
    public WeightDiffers {
      lines = List.copyOf(lines);
    }
  }

  /** The consumer notice 消费者告知书, to be accepted in this version. */
  record Notice(String session, String version, Amounts amounts) implements TillScreen {}

  /**
   * Who buys: the law asks for the buyer's name and identity number.
   *
   * @param problem what was wrong with what was given before
   * @param claim what the till's agent is asked to look for, signed; empty while nobody is
   */
  record WhoAreYou(
      String session, Amounts amounts, Optional<IdentityProblem> problem, Optional<String> claim)
      implements TillScreen {}

  /**
   * All is known: to be ordered.
   *
   * @param buyer the buyer's name with all but its first character hidden
   * @param problems why it cannot be ordered: with those the shopper can only begin anew
   */
  record Confirm(
      String session,
      String buyer,
      List<PieceLine> lines,
      Amounts amounts,
      List<TrayProblem> problems)
      implements TillScreen {
    /** Keeps copies. */
    public Confirm {
      lines = List.copyOf(lines);
      problems = List.copyOf(problems);
    }
  }

  /**
   * Ordered, to be paid.
   *
   * @param providers by which one can pay, the usual one first
   * @param chosen the provider whose code is shown; empty until one is chosen
   * @param codeUrl what the code to be scanned says; there with {@code chosen}
   * @param until after that moment the order is cancelled and the pieces are free again
   */
  record Paying(
      String session,
      String saleNo,
      Amounts amounts,
      List<String> providers,
      Optional<String> chosen,
      Optional<String> codeUrl,
      Instant until)
      implements TillScreen {
    /** Keeps a copy. */
    public Paying {
      providers = List.copyOf(providers);
    }

    /** By which one can pay instead of the chosen one. */
    public List<String> others() {
      return providers.stream().filter(provider -> !chosen.equals(Optional.of(provider))).toList();
    }
  }

  /**
   * Paid; customs has the declaration.
   *
   * @param since when the money came
   * @param usual how long customs takes as a rule
   * @param atMost after which the money goes back
   */
  record CustomsWorking(
      String session, String saleNo, Instant since, Duration usual, Duration atMost)
      implements TillScreen {}

  /** Customs released it: the gate opens for exactly these pieces. */
  record MayLeave(String session, Receipt receipt) implements TillScreen {}

  /**
   * It did not come to a sale, and the money goes back.
   *
   * @param reason lowerCamelCase; the page has a sentence for each that it knows
   * @param state how far the money is
   * @param within how long it takes at most, as a rule
   */
  record MoneyBack(
      String session,
      String saleNo,
      long amountFen,
      String reason,
      MoneyState state,
      Duration within)
      implements TillScreen {}

  /** How far money is on its way back. */
  enum MoneyState {
    UNDERWAY,
    DONE,
    /** The provider refused: a person must see to it, and has been called. */
    NEEDS_STAFF
  }

  /**
   * It went no further, and nothing was paid.
   *
   * @param code the name of the refusal, lowerCamelCase
   */
  record Stopped(String session, String code, String received, String expected, String todo)
      implements TillScreen {
    /** Goods are only shown here, and sold by parcel. */
    public static final String PICK_UP_NOT_ALLOWED = "pickUpNotAllowed";
  }

  /** What can be wrong with what somebody says of himself, or with the code of a member. */
  enum IdentityProblem {
    NAME_MISSING,
    /** Not 18 characters, no date of birth, or the last one does not fit the others (GB 11643). */
    NUMBER_WRONG,
    PHONE_WRONG,
    /** What was scanned or typed is no member's code. */
    CODE_NOT_ONE,
    /** No member has this number. */
    CODE_UNKNOWN,
    /** The member withdrew. */
    CODE_WITHDRAWN,
    /** Not the member's digits. */
    CODE_WRONG,
    /** Of some minutes ago. */
    CODE_EXPIRED,
    /** It was taken before. */
    CODE_USED,
    /** Too many wrong ones: the member's code rests for some minutes. */
    CODE_LOCKED,
    /** What was said for the camera is no member number. */
    FACE_NO_NUMBER,
    /** Not the face of that member. */
    FACE_UNKNOWN,
    /** Like, and not like enough. */
    FACE_NOT_SURE,
    /** Probably a photograph or a screen. */
    FACE_NOT_LIVE,
    /** Seen too long ago, or the agent's clock is wrong. */
    FACE_OLD,
    /** Seen by an agent that does not have this till. */
    FACE_ELSEWHERE,
    /** The member's consent ended. */
    FACE_ENDED,
    /** Nothing was stated in all the time. */
    FACE_NO_ANSWER,
    /** Too many other faces, or wrong codes: this way rests for some minutes. */
    FACE_LOCKED
  }
}
