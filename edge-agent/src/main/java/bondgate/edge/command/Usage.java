package bondgate.edge.command;

/** How the commands are written. */
final class Usage {
  static final String ZH =
      """
      ports                     列出本机的串口
      detect <端口>             查出该端口上是哪一种读写器
      watch <端口> [选项]       实时显示读到的标签；选项见下
      calibrate <端口> --inside <0,1> --outside <2,3> [选项]   按提示走动并录音，建议通道门的阈值
      test-lock <端口> <输出> [选项]   将读写器的一路输出接通两秒，再断开
      选项：--protocol <名称> --baud <速率> --antennas <0,1,…> --seconds <秒数> --repeat <次数> --out <文件夹>
      退出码 0：完成；1：有故障；2：命令看不懂。不带命令则启动代理。
      """;

  static final String EN =
      """
      ports                     lists the serial ports of this machine
      detect <port>             finds out which reader answers there
      watch <port> [options]    shows tag reads as they come; options below
      calibrate <port> --inside <0,1> --outside <2,3> [options]   records steps that it says, proposes a portal's thresholds
      test-lock <port> <output> [options]   switches an output of the reader on for two seconds
      Options: --protocol <name> --baud <rate> --antennas <0,1,…> --seconds <number> --repeat <number> --out <folder>
      Ends with 0: done; 1: a fault; 2: not understood. Without a command, the agent starts.
      """;

  private Usage() {}
}
