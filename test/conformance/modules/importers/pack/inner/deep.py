from ..a import told
