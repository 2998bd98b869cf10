package bondgate.server.sale;

import bondgate.server.sale.OrderRefusal.Code;

/**
 * The one table of what an event does to an order, state by state. That money came, and that a
 * piece left through an exit, is a fact and never refused.
 */
final class Transitions {
  private Transitions() {}

  static Transition of(Stage stage, OrderEvent event) {
    return switch (stage) {
      case PLACED -> placed(event);
      case PAID -> paid(event);
      case REFUND_DUE -> refundDue(event);
      case RELEASED -> released(event);
      case GONE -> gone(event);
      case CANCELLED -> cancelled(event);
      case REFUNDED -> refunded(event);
      case RETURNED -> returned(event);
    };
  }

  private static Transition placed(OrderEvent event) {
    return switch (event) {
      case PAY -> to(Stage.PAID);
      case PAY_ASIDE, REFUND_PART, REFUND_ALL, LEAVE, LEAVE_LAST -> to(Stage.PLACED);
      case CANCEL -> to(Stage.CANCELLED);
      case CANCEL_OWING -> to(Stage.REFUND_DUE);
      case CANCEL_BY_CUSTOMS -> refused(Code.NOT_DECLARED);
      case RELEASE, REFUSE -> refused(Code.NOT_PAID);
      case RETURN -> refused(Code.NOT_RELEASED);
    };
  }

  private static Transition paid(OrderEvent event) {
    return switch (event) {
      case RELEASE -> to(Stage.RELEASED);
      case REFUSE, CANCEL_BY_CUSTOMS -> to(Stage.REFUND_DUE);
      case PAY, PAY_ASIDE, REFUND_PART, REFUND_ALL, LEAVE, LEAVE_LAST -> to(Stage.PAID);
      case CANCEL, CANCEL_OWING -> refused(Code.PAID_ALREADY);
      case RETURN -> refused(Code.NOT_RELEASED);
    };
  }

  private static Transition refundDue(OrderEvent event) {
    return switch (event) {
      case PAY, PAY_ASIDE, REFUND_PART, LEAVE, LEAVE_LAST -> to(Stage.REFUND_DUE);
      case REFUND_ALL -> to(Stage.REFUNDED);
      case REFUSE, CANCEL, CANCEL_OWING, CANCEL_BY_CUSTOMS -> before(Code.ORDER_ENDED);
      case RELEASE -> refused(Code.ORDER_ENDED);
      case RETURN -> refused(Code.NOT_RELEASED);
    };
  }

  private static Transition released(OrderEvent event) {
    return switch (event) {
      case PAY, PAY_ASIDE, REFUND_PART, REFUND_ALL, LEAVE -> to(Stage.RELEASED);
      case LEAVE_LAST -> to(Stage.GONE);
      case RETURN -> to(Stage.RETURNED);
      case RELEASE -> before(Code.RELEASE_IS_OTHERWISE);
      case REFUSE, CANCEL, CANCEL_OWING, CANCEL_BY_CUSTOMS -> refused(Code.RELEASED_ALREADY);
    };
  }

  private static Transition gone(OrderEvent event) {
    return switch (event) {
      case PAY, PAY_ASIDE, REFUND_PART, REFUND_ALL, LEAVE, LEAVE_LAST -> to(Stage.GONE);
      case RETURN -> to(Stage.RETURNED);
      case RELEASE -> before(Code.RELEASE_IS_OTHERWISE);
      case REFUSE, CANCEL, CANCEL_OWING, CANCEL_BY_CUSTOMS -> refused(Code.RELEASED_ALREADY);
    };
  }

  private static Transition cancelled(OrderEvent event) {
    return switch (event) {
      case PAY, PAY_ASIDE -> to(Stage.REFUND_DUE);
      case REFUND_PART, REFUND_ALL, LEAVE, LEAVE_LAST -> to(Stage.CANCELLED);
      case CANCEL, CANCEL_OWING, CANCEL_BY_CUSTOMS -> before(Code.ORDER_ENDED);
      case RELEASE, REFUSE -> refused(Code.ORDER_ENDED);
      case RETURN -> refused(Code.NOT_RELEASED);
    };
  }

  private static Transition refunded(OrderEvent event) {
    return switch (event) {
      case PAY, PAY_ASIDE -> to(Stage.REFUND_DUE);
      case REFUND_PART, REFUND_ALL, LEAVE, LEAVE_LAST -> to(Stage.REFUNDED);
      case REFUSE, CANCEL, CANCEL_OWING, CANCEL_BY_CUSTOMS -> before(Code.ORDER_ENDED);
      case RELEASE -> refused(Code.ORDER_ENDED);
      case RETURN -> refused(Code.NOT_RELEASED);
    };
  }

  private static Transition returned(OrderEvent event) {
    return switch (event) {
      case PAY, PAY_ASIDE, REFUND_PART, REFUND_ALL, LEAVE, LEAVE_LAST, RETURN -> to(Stage.RETURNED);
      case RELEASE -> before(Code.RELEASE_IS_OTHERWISE);
      case REFUSE, CANCEL, CANCEL_OWING, CANCEL_BY_CUSTOMS -> refused(Code.RELEASED_ALREADY);
    };
  }

  private static Transition to(Stage stage) {
    return new Transition.To(stage);
  }

  private static Transition before(Code otherwise) {
    return new Transition.Before(otherwise);
  }

  private static Transition refused(Code code) {
    return new Transition.Refused(code);
  }
}
