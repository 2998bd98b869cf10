package bondgate.edge.command;

import bondgate.rfid.dialect.ReaderFault;
import bondgate.rfid.serial.Outcome;
import bondgate.rfid.serial.ReaderDetection.Finding;
import java.util.List;

/** What was found, in words that a technician understands: Chinese, then English. */
final class Findings {
  private Findings() {}

  static String words(Finding finding) {
    if (finding instanceof Finding.Answered answered) {
      return "应答 / answered: " + answered.firmware();
    } else if (finding instanceof Finding.Silent) {
      return "无应答 / silent";
    } else if (finding instanceof Finding.NotUnderstood strange) {
      return "有字节但不是此协议 / not this protocol: " + strange.detail();
    } else if (finding instanceof Finding.RefusedToSay refused) {
      return "拒绝回答 / refused: " + refused.detail();
    } else if (finding instanceof Finding.NoPort none) {
      return "端口打不开 / cannot open: " + none.detail();
    }
    throw new IllegalStateException("a finding of no kind: " + finding);
  }

  static <T> List<String> words(Outcome<T> outcome) {
    if (outcome instanceof Outcome.Refused<T> refused) {
      return List.of(
          "读写器拒绝：%s（%s）".formatted(zh(refused.fault()), refused.detail()),
          "The reader refused: %s (%s)".formatted(refused.fault(), refused.detail()));
    } else if (outcome instanceof Outcome.NoAnswer<T> silent) {
      return List.of(
          "读写器没有按时应答：%s".formatted(silent.detail()),
          "The reader did not answer in time: %s".formatted(silent.detail()));
    } else if (outcome instanceof Outcome.Unsupported<T> can) {
      return List.of(
          "此协议不支持：%s".formatted(can.detail()), "Its protocol can't: %s".formatted(can.detail()));
    } else if (outcome instanceof Outcome.PortFailed<T> failed) {
      return List.of(
          "端口故障：%s".formatted(failed.detail()), "The port failed: %s".formatted(failed.detail()));
    }
    return List.of("完成。", "Done.");
  }

  static String zh(ReaderFault fault) {
    return switch (fault) {
      case NO_TAG -> "没有标签应答";
      case ACCESS_DENIED -> "访问密码错误";
      case MEMORY_OVERRUN -> "标签没有这个存储位置";
      case MEMORY_LOCKED -> "标签的存储区已锁定";
      case TAG_POWER_TOO_LOW -> "标签得到的功率太低，请靠近天线";
      case TAG_ACCESS_FAILED -> "听到标签但访问失败，可再试一次";
      case ANTENNA_MISSING -> "天线缺失或损坏，请检查馈线";
      case TOO_HOT -> "读写器过热，冷却前不发射";
      case RADIO -> "读写器射频故障";
      case CHANNELS_BUSY -> "所有信道被占用";
      case PARAMETER -> "参数超出读写器范围";
      case UNKNOWN_COMMAND -> "读写器不认识该命令";
      case OTHER -> "其他错误";
    };
  }
}
