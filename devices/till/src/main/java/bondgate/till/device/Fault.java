package bondgate.till.device;

/** What is wrong with a device, and what a technician should do, in both languages. */
public enum Fault {
  /** The port is not in the system's list. */
  PORT_ABSENT("端口不存在：请检查 USB 线和电源", "the port is not there: check the USB cable and power"),
  /** The port is there but refuses to be opened. */
  PORT_NOT_OPENED(
      "端口无法打开：请检查权限，或被其他程序占用", "the port cannot be opened: check permissions, or who else has it"),
  /** The port was open and is gone. */
  PORT_LOST("连接中断：请检查线缆和电源", "the line was lost: check cable and power"),
  /** Nothing comes back. */
  NO_ANSWER(
      "设备无应答：请检查电源、接线、地址和波特率",
      "the device does not answer: check power, wiring, address and speed"),
  /** Too many damaged frames. */
  LINE_NOISE(
      "通信误码过多：请检查接地、屏蔽和终端电阻", "many damaged frames: check grounding, shield and termination"),
  /** Answers that do not belong to this kind of device. */
  WRONG_DEVICE(
      "应答内容不符：请检查型号设置", "the answers are not of this kind of device: check the model that is set"),
  /** The device refuses what is asked. */
  REFUSES("设备拒绝命令：请检查设置", "the device refuses a command: check its settings"),
  /** No paper. */
  PAPER_OUT("缺纸：请更换纸卷", "no paper: put in a new roll"),
  /** Little paper. */
  PAPER_LOW("纸将用尽：请准备纸卷", "little paper: have a roll ready"),
  /** Cover open. */
  COVER_OPEN("打印机盖未关：请关好上盖", "the cover is open: close it"),
  /** Cutter or another mechanical part. */
  MECHANICAL("机械故障或切刀卡住：请清理后重启", "cutter or mechanics are stuck: clear them and restart"),
  /** An output is not as we want it. */
  OUTPUT_DIFFERS(
      "输出与要求不符：请检查继电器和手动开关", "an output is not as wanted: check relay and manual switch"),
  /** Our own error. */
  OUR_ERROR("程序内部错误：请联系开发人员", "an error of ours: tell the developers");

  private final String chinese;
  private final String english;

  Fault(String chinese, String english) {
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
}
