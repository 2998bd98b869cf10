package bondgate.edge.command;

/** How the commands are written. */
final class Usage {
  static final String ZH =
      """
      ports                     列出本机的串口
      detect <端口>             查出该串口上是哪一种读写器
      watch <读写器> [选项]     实时显示读到的标签（以及光电对射的变化）；选项见下
      calibrate <读写器> --inside <0,1> --outside <2,3> [选项]   按提示走动并录音，建议通道门的阈值
      test-lock <端口> <输出> [选项]   将读写器的一路输出接通两秒，再断开
      <读写器>：串口，或网络上的 LLRP 读写器 tcp://<主机>[:5084]（也可写 llrp://；TLS 用 llrps:// 加 --trust <证书文件>）
      天线号从 0 数起，与代理的设置相同：LLRP 的 1 号天线在这里是 0。
      选项：--protocol <名称> --baud <速率> --antennas <0,1,…> --seconds <秒数> --repeat <次数> --out <文件夹>
      光电对射：--beams <串口或 tcp://主机:端口> --beam-map '<接线>' --beam-unit <站号> --beam-baud <速率>
                接线与设置的写法相同，默认 'inside=input 0, outside=input 1'，站号 1，速率 9600
                接在 LLRP 读写器的输入口：--beams reader，默认 'inside=input 1, outside=input 2'
      退出码 0：完成；1：有故障；2：命令看不懂。不带命令则启动代理。
      """;

  static final String EN =
      """
      ports                     lists the serial ports of this machine
      detect <port>             finds out which reader answers at that serial port
      watch <reader> [options]  shows tag reads, and changes of the beams, as they come; options below
      calibrate <reader> --inside <0,1> --outside <2,3> [options]   records steps that it says, proposes a portal's thresholds
      test-lock <port> <output> [options]   switches an output of the reader on for two seconds
      <reader>: a serial port, or an LLRP reader in the network, tcp://<host>[:5084] (or llrp://; TLS is llrps:// with --trust <file of certificates>)
      Antennas count from 0, as in the agent's settings: LLRP's antenna 1 is 0 here.
      Options: --protocol <name> --baud <rate> --antennas <0,1,…> --seconds <number> --repeat <number> --out <folder>
      Light beams: --beams <serial port or tcp://host:port> --beam-map '<wiring>' --beam-unit <number> --beam-baud <rate>
                   wired as the setting says it; usual: 'inside=input 0, outside=input 1', unit 1, 9600 baud
                   At the inputs of an LLRP reader: --beams reader; usual: 'inside=input 1, outside=input 2'
      Ends with 0: done; 1: a fault; 2: not understood. Without a command, the agent starts.
      """;

  private Usage() {}
}
