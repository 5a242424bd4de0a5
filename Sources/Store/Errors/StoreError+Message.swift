import Model

extension StoreError {
  /// One line in both languages: what happened, where, what to do.
  public var message: LocalizedText {
    let (vietnamese, english) = wording
    return LocalizedText(
      vietnamese: CleanText(cleaning: vietnamese), english: CleanText(cleaning: english))
  }

  private var wording: (vietnamese: String, english: String) {
    switch self {
    case .missing(let path):
      (
        "Chưa có kho dữ liệu tại \(path). Tạo kho bằng “phienhop store init”.",
        "There is no store at \(path). Make one with “phienhop store init”."
      )
    case .exists(let path):
      (
        "Đã có tệp \(path), không ghi đè. Hãy chọn tên khác hoặc chuyển tệp đó đi.",
        "\(path) exists already and is not overwritten. Choose another name or move it away."
      )
    case .locked(let path):
      (
        "Kho \(path) đang được chương trình khác ghi. Hãy thử lại sau ít phút.",
        "Another program is writing to \(path). Try again in a moment."
      )
    case .foreign(let path):
      (
        "Tệp \(path) không phải kho dữ liệu của Phiên Họp. Hãy kiểm tra đường dẫn.",
        "\(path) is not a store of Phiên Họp. Check the path."
      )
    case .newer(let path, let schema, let known):
      (
        "Kho \(path) do bản mới hơn tạo (lược đồ \(schema), bản này đọc đến \(known)). Hãy nâng cấp chương trình.",
        "\(path) comes from a newer version (schema \(schema), this one reads up to \(known)). Upgrade the program."
      )
    case .older(let path, let schema, let known):
      (
        "Kho \(path) còn lược đồ \(schema), cần \(known). Hãy mở một lần với quyền ghi để chuyển đổi.",
        "\(path) still has schema \(schema), \(known) is needed. Open it once with the right to write."
      )
    case .truncated(let path):
      (
        "Kho \(path) bị hỏng, thiếu phần cuối. Hãy khôi phục từ bản sao lưu.",
        "\(path) is cut short. Restore it from a backup."
      )
    case .corrupt(let path, _):
      (
        "Kho \(path) bị hỏng. Hãy giữ nguyên tệp và khôi phục từ bản sao lưu.",
        "\(path) is damaged. Keep the file and restore from a backup."
      )
    case .diskFull(let path):
      (
        "Đĩa đã đầy, chưa ghi gì vào \(path). Hãy giải phóng dung lượng rồi làm lại.",
        "The disk is full, nothing was written to \(path). Free some space and do it again."
      )
    case .noPermission(let path):
      (
        "Không có quyền với \(path). Hãy kiểm tra quyền của tệp và thư mục.",
        "No permission for \(path). Check the rights of the file and its folder."
      )
    case .noFolder(let path):
      (
        "Chưa có thư mục để ghi \(path). Hãy tạo thư mục đó rồi làm lại.",
        "There is no folder for \(path). Make the folder and do it again."
      )
    case .readOnly(let path):
      (
        "Kho \(path) chỉ đọc được, chưa ghi gì. Hãy dùng bản sao ở nơi có quyền ghi.",
        "\(path) can only be read, nothing was written. Use a copy where you may write."
      )
    case .unwritableFolder(let path, let missing):
      (
        "Thư mục của \(path) không ghi được và không có \(missing). Hãy mở khi có người đang dùng kho, hoặc dùng bản sao.",
        "The folder of \(path) cannot be written and \(missing) is not there. Open it while somebody has it open, or use a copy."
      )
    case .networkFileSystem(let path, let kind):
      (
        "\(path) nằm trên hệ thống tệp mạng (\(kind)). Hãy đặt kho trên đĩa của máy này.",
        "\(path) is on a network file system (\(kind)). Keep the store on a disk of this machine."
      )
    case .replaced(let path):
      (
        "Kho \(path) đã bị thay hoặc xóa khi đang mở. Hãy mở lại chương trình.",
        "\(path) was replaced or removed while open. Start the program again."
      )
    case .ioFailure(let path, _):
      (
        "Không đọc ghi được \(path). Hãy kiểm tra đĩa; chi tiết ở trong nhật ký.",
        "\(path) could not be read or written. Check the disk; the log has the details."
      )
    case .refusedBatch(let details):
      (
        "Không nhận đợt nhập, chưa ghi gì: \(details).",
        "The batch was refused, nothing was written: \(details)."
      )
    case .unknownBatch(let number):
      (
        "Không có đợt nhập số \(number). Hãy xem danh sách đợt nhập.",
        "There is no batch \(number). See the list of batches."
      )
    case .alreadyWithdrawn(let number, let by):
      (
        "Đợt nhập \(number) đã được rút bởi đợt \(by).",
        "Batch \(number) has been withdrawn by batch \(by) already."
      )
    case .withdrawalOfWithdrawal(let number):
      (
        "Đợt \(number) là một lần rút hay khôi phục. Hãy nêu đợt mà nó nói đến.",
        "Batch \(number) is a withdrawal or restoration itself. Name the batch that it is about."
      )
    case .laterBatchBuilds(let batch, let later):
      (
        "Chưa rút đợt \(batch): đợt \(later) dựa trên nó. Hãy rút đợt \(later) trước.",
        "Batch \(batch) was not withdrawn: batch \(later) builds on it. Withdraw batch \(later) first."
      )
    case .notWithdrawn(let number):
      ("Đợt nhập \(number) chưa bị rút.", "Batch \(number) is not withdrawn.")
    case .buildsOnWithdrawn(let batch, let other):
      (
        "Chưa khôi phục đợt \(batch): nó dựa trên đợt \(other) đã rút. Hãy khôi phục đợt \(other) trước.",
        "Batch \(batch) was not restored: it builds on the withdrawn batch \(other). Restore batch \(other) first."
      )
    case .cancelled:
      ("Đã dừng theo yêu cầu, chưa ghi gì.", "Stopped as asked, nothing was written.")
    }
  }
}
