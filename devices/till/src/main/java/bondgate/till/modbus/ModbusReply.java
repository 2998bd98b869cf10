package bondgate.till.modbus;

import java.util.List;

/** What a box answers. */
public sealed interface ModbusReply {
  /**
   * Levels of coils or inputs, from the first that was asked for; filled up to whole bytes, so
   * there may be up to seven more than asked.
   *
   * @param levels in order
   */
  record Levels(List<Boolean> levels) implements ModbusReply {
    /** Copies the list. */
    public Levels {
      levels = List.copyOf(levels);
    }
  }

  /**
   * Values of registers.
   *
   * @param values 0 to 65535 each
   */
  record Registers(List<Integer> values) implements ModbusReply {
    /** Copies the list. */
    public Registers {
      values = List.copyOf(values);
    }
  }

  /**
   * One coil or register was written; the box says what it understood.
   *
   * @param address which
   * @param value what
   */
  record Written(int address, int value) implements ModbusReply {}

  /**
   * Several were written.
   *
   * @param address the first
   * @param quantity how many
   */
  record WrittenMany(int address, int quantity) implements ModbusReply {}

  /**
   * The box says that it did not do it.
   *
   * @param function the function that was asked for
   * @param reason why
   */
  record Refused(int function, Reason reason) implements ModbusReply {}

  /**
   * A frame that is right but does not answer what was asked.
   *
   * @param why what was received and what was expected
   */
  record NotUnderstood(String why) implements ModbusReply {}

  /** The exception codes of Modbus Application Protocol 1.1b3, section 7. */
  enum Reason {
    /** Code 1. */
    ILLEGAL_FUNCTION("模块不支持该功能", "the box does not know this function: wrong model set?"),
    /** Code 2. */
    ILLEGAL_ADDRESS("输入输出地址不存在", "the box has no such address: check the I/O map"),
    /** Code 3. */
    ILLEGAL_VALUE("数值超出范围", "the box does not take this value"),
    /** Code 4. */
    DEVICE_FAILURE("模块内部故障", "the box failed: power it off and on"),
    /** Code 5. */
    ACKNOWLEDGED("模块处理中", "the box needs more time"),
    /** Code 6. */
    BUSY("模块忙", "the box is busy"),
    /** Another code. */
    OTHER("未知异常码", "the box gave a code that is in no manual of ours");

    private final String chinese;
    private final String english;

    Reason(String chinese, String english) {
      this.chinese = chinese;
      this.english = english;
    }

    /** What to tell a Chinese-speaking technician. */
    public String chinese() {
      return chinese;
    }

    /** What to tell an English-speaking technician. */
    public String english() {
      return english;
    }

    static Reason of(int code) {
      return switch (code) {
        case 1 -> ILLEGAL_FUNCTION;
        case 2 -> ILLEGAL_ADDRESS;
        case 3 -> ILLEGAL_VALUE;
        case 4 -> DEVICE_FAILURE;
        case 5 -> ACKNOWLEDGED;
        case 6 -> BUSY;
        default -> OTHER;
      };
    }
  }
}
