package bondgate.server.customs;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides about what is sent to the sandbox, by the bytes and nothing else. */
final class SandboxOffice {
  private static final BigDecimal SINGLE_LIMIT = BigDecimal.valueOf(5_000);
  private static final BigDecimal ANNUAL_LIMIT = BigDecimal.valueOf(26_000);

  private final CustomsForms forms;
  private final MessageSigner signer;
  private final Map<String, CebDocument> orders = new Recent<>();
  private final Map<String, CebGroup> payments = new Recent<>();
  private final Map<String, CebGroup> waybills = new Recent<>();
  private final Map<String, CebDocument> lists = new Recent<>();
  private final Map<String, String> listNumbers = new Recent<>();
  private final Map<String, BigDecimal> bought = new HashMap<>();
  private final Map<String, BigDecimal> returned = new HashMap<>();
  private final Map<String, Answers> answered = new Recent<>();
  private long serial;

  SandboxOffice(CustomsForms forms, MessageSigner signer) {
    this.forms = forms;
    this.signer = signer;
  }

  /**
   * Receipts in their order.
   *
   * @param usedRefusal whether the one refusal that was switched on was used
   * @param sound whether the message was in order by form and signature
   */
  record Answers(List<CebMessage> receipts, boolean usedRefusal, boolean sound) {
    Answers(List<CebMessage> receipts, boolean usedRefusal) {
      this(receipts, usedRefusal, true);
    }

    Answers {
      receipts = List.copyOf(receipts);
    }
  }

  void bought(String idNumber, int year, long fen) {
    bought.merge(idNumber + " " + year, BigDecimal.valueOf(fen, 2), BigDecimal::add);
  }

  /** What customs says to those bytes. The same bytes again have the same answer. */
  Answers answer(byte[] bytes, SandboxSwitches switches, Instant now) {
    return answer(bytes, switches, now, false);
  }

  /**
   * What customs says to those bytes.
   *
   * @param sound whether form and signature were looked at before and found in order
   */
  Answers answer(byte[] bytes, SandboxSwitches switches, Instant now, boolean sound) {
    String known = HexFormat.of().formatHex(MessageIds.sha256(bytes));
    Answers before = answered.get(known);
    if (before != null) {
      return new Answers(before.receipts(), false, before.sound());
    }
    Answers answers = decide(bytes, switches, new SandboxReceipts(now), sound);
    answered.put(known, answers);
    return answers;
  }

  private Answers decide(
      byte[] bytes, SandboxSwitches switches, SandboxReceipts receipts, boolean sound) {
    ReadResult result = forms.reader().read(bytes);
    if (!(result instanceof ReadResult.Read read)) {
      return notSound(receipts.malformed("", "Unknown", ((ReadResult.Refused) result).text()));
    }
    Optional<CebMessage> against = sound ? Optional.empty() : against(read, bytes, receipts);
    return against
        .map(SandboxOffice::notSound)
        .orElseGet(() -> decide(read.message(), switches, receipts));
  }

  /** What form and signature of a message have against it. */
  private Optional<CebMessage> against(
      ReadResult.Read read, byte[] bytes, SandboxReceipts receipts) {
    CebMessage message = read.message();
    List<Finding> wrong = new ArrayList<>(read.odd());
    wrong.addAll(forms.checkFields(message));
    wrong.addAll(forms.checkSchemas(message.kind(), bytes));
    if (!wrong.isEmpty()) {
      Finding first = wrong.get(0);
      return Optional.of(
          receipts.malformed(
              message.guid(), message.kind().root(), first.code() + " " + first.element()));
    }
    return forms.mustBeSigned(message.kind()) && !signer.verify(bytes)
        ? Optional.of(receipts.answer(message, unsigned(message.kind()), "验签失败"))
        : Optional.empty();
  }

  private Answers decide(CebMessage message, SandboxSwitches switches, SandboxReceipts receipts) {
    return switch (message.kind()) {
      case CEB311 -> order(message, receipts);
      case CEB411 -> three(message, receipts, payments, "-401007");
      case CEB511 -> three(message, receipts, waybills, "-504015");
      case CEB513 -> ended(message, receipts);
      case CEB621 -> list(message, switches, receipts);
      case CEB623 -> cancel(message, receipts);
      case CEB625 -> giveBack(message, switches, receipts);
      case CEB711 -> ended(message, receipts);
      case CEB312, CEB412, CEB512, CEB514, CEB622, CEB624, CEB626, CEB712, CEB816, CEB818, CEB900 ->
          of(receipts.malformed(message.guid(), message.kind().root(), "not for customs"));
    };
  }

  private static String unsigned(MessageKind kind) {
    return switch (kind) {
      case CEB623 -> "-623029";
      case CEB625 -> "-625208";
      case CEB711 -> "-800006";
      default -> "-621029";
    };
  }

  private static Answers of(CebMessage receipt) {
    return new Answers(List.of(receipt), false);
  }

  private static Answers notSound(CebMessage receipt) {
    return new Answers(List.of(receipt), false, false);
  }

  private static Answers ended(CebMessage message, SandboxReceipts receipts) {
    return new Answers(
        List.of(receipts.answer(message, "2", "申报中"), receipts.answer(message, "399", "审结")),
        false);
  }

  private static Answers takenIn(CebMessage message, SandboxReceipts receipts) {
    return new Answers(
        List.of(receipts.answer(message, "2", "申报中"), receipts.answer(message, "120", "海关入库")),
        false);
  }

  private Answers order(CebMessage message, SandboxReceipts receipts) {
    String key = message.document().head().get("orderNo");
    if (orders.putIfAbsent(key, message.document()) != null) {
      return of(receipts.answer(message, "-301010", "已存在相同编号的订单"));
    }
    return takenIn(message, receipts);
  }

  private static Answers three(
      CebMessage message, SandboxReceipts receipts, Map<String, CebGroup> known, String taken) {
    CebGroup head = message.document().head();
    if (known.putIfAbsent(head.get("orderNo"), head) != null) {
      return of(receipts.answer(message, taken, "已存在相同编号的单证"));
    }
    return takenIn(message, receipts);
  }

  private Answers list(CebMessage message, SandboxSwitches switches, SandboxReceipts receipts) {
    CebDocument list = message.document();
    String orderNo = list.head().get("orderNo");
    if (listNumbers.containsKey(orderNo)) {
      return of(receipts.answer(message, "-621004", "清单已经申报过，请勿重复申报"));
    }
    if (switches.refuseNextList().isPresent()) {
      String code = switches.refuseNextList().get();
      return new Answers(List.of(receipts.answer(message, code, "沙箱拒绝")), true);
    }
    Optional<String> against = against(list, orderNo);
    if (against.isPresent()) {
      return new Answers(
          List.of(
              receipts.answer(message, "2", "申报中"), receipts.answer(message, "100", against.get())),
          false);
    }
    Optional<String> limit = limit(list);
    if (limit.isPresent()) {
      return of(receipts.answer(message, limit.get(), "超过限额"));
    }
    return released(message, switches, receipts);
  }

  /** What the documents of that order have against its list. */
  private Optional<String> against(CebDocument list, String orderNo) {
    CebDocument order = orders.get(orderNo);
    CebGroup payment = payments.get(orderNo);
    CebGroup waybill = waybills.get(orderNo);
    if (order == null || payment == null || waybill == null) {
      return Optional.of(
          "[Code:1101;Desc:缺少%s]".formatted(order == null ? "订单" : payment == null ? "支付单" : "运单"));
    }
    // Whether another may have paid is known to the platform only.
    return forms.business().check(order, payment, waybill, list, true).stream()
        .findFirst()
        .map(first -> "[Code:1102;Desc:三单比对不符 %s %s]".formatted(first.code(), first.element()));
  }

  private Optional<String> limit(CebDocument list) {
    BigDecimal value = value(list);
    boolean indivisible =
        list.lines().size() == 1
            && list.lines().get(0).number("qty").compareTo(BigDecimal.ONE) == 0;
    if (value.compareTo(SINGLE_LIMIT) > 0 && !indivisible) {
      return Optional.of("-621005");
    }
    BigDecimal used = bought.getOrDefault(person(list), BigDecimal.ZERO);
    return used.add(value).compareTo(ANNUAL_LIMIT) > 0 ? Optional.of("-621018") : Optional.empty();
  }

  private static String person(CebDocument list) {
    return list.head().get("buyerIdNumber") + " " + list.head().get("declTime").substring(0, 4);
  }

  /** 完税价格: goods, freight and insurance. */
  private static BigDecimal value(CebDocument list) {
    BigDecimal value = list.head().number("freight").add(list.head().number("insuredFee"));
    for (CebGroup line : list.lines()) {
      value = value.add(line.number("totalPrice"));
    }
    return value;
  }

  private Answers released(CebMessage message, SandboxSwitches switches, SandboxReceipts receipts) {
    CebDocument list = message.document();
    bought.merge(person(list), value(list), BigDecimal::add);
    serial++;
    String listNo = receipts.listNo(list.head().get("customsCode"), serial);
    listNumbers.put(list.head().get("orderNo"), listNo);
    lists.put(listNo, list);
    List<CebMessage> all = new ArrayList<>();
    all.add(receipts.answer(message, "2", "申报中"));
    all.add(receipts.answer(message, "120", "[Code:1800;Desc:逻辑校验通过]", listNo));
    if (switches.inspects()) {
      all.add(receipts.answer(message, "500", "查验", listNo));
      return new Answers(all, false);
    }
    all.add(receipts.answer(message, "800", "放行", listNo));
    BigDecimal tax = orders.get(list.head().get("orderNo")).head().number("taxTotal");
    all.add(receipts.taxBill(list, listNo, tax));
    return new Answers(all, false);
  }

  private Answers cancel(CebMessage message, SandboxReceipts receipts) {
    String listNo = message.document().head().get("invtNo");
    CebDocument list = lists.remove(listNo);
    if (list == null) {
      return of(receipts.answer(message, "-623003", "系统中不存在该清单", listNo));
    }
    bought.merge(person(list), value(list).negate(), BigDecimal::add);
    return new Answers(
        List.of(
            receipts.answer(message, "2", "申报中", listNo),
            receipts.answer(message, "399", "审结", listNo)),
        false);
  }

  private Answers giveBack(CebMessage message, SandboxSwitches switches, SandboxReceipts receipts) {
    String listNo = message.document().head().get("invtNo");
    if (switches.refuseNextReturn().isPresent()) {
      String code = switches.refuseNextReturn().get();
      return new Answers(List.of(receipts.answer(message, code, "沙箱拒绝", listNo)), true);
    }
    CebDocument list = lists.get(listNo);
    Map<String, BigDecimal> after = new HashMap<>(returned);
    boolean fits = list != null;
    for (CebGroup line : message.document().lines()) {
      Optional<CebGroup> original =
          list == null
              ? Optional.empty()
              : list.lines().stream()
                  .filter(other -> other.get("gnum").equals(line.get("gnum")))
                  .findFirst();
      BigDecimal back =
          after.merge(listNo + " " + line.get("gnum"), line.number("qty"), BigDecimal::add);
      fits &=
          original.isPresent()
              && original.get().get("gcode").equals(line.get("gcode"))
              && back.compareTo(original.get().number("qty")) <= 0;
    }
    if (!fits) {
      return of(receipts.answer(message, "-625209", "在关联的清单中未找到该表体", listNo));
    }
    returned.putAll(after);
    return new Answers(
        List.of(
            receipts.answer(message, "2", "申报中", listNo),
            receipts.answer(message, "399", "审结", listNo)),
        false);
  }
}
